// Keeps what is typed at the desk: on the server a second after typing stops and every five seconds
// while it goes on; and, because a browser may die together with the network, in this browser too,
// enciphered with a key that only the server can give again to the same account.
(function () {
  'use strict';
  var PREFIX = 'mingcha-draft:';
  var AFTER_TYPING = 1000, WHILE_TYPING = 5000, FIRST_RETRY = 2000, LAST_RETRY = 60000;
  var place = null;
  try {
    place = window.localStorage;
  } catch (refused) { /* storage may be switched off */ }
  var enciphers = Boolean(place && window.crypto && window.crypto.subtle);

  function bytes(base64) {
    return Uint8Array.from(atob(base64), function (c) { return c.charCodeAt(0); });
  }

  function base64(buffer) {
    var text = '';
    new Uint8Array(buffer).forEach(function (b) { text += String.fromCharCode(b); });
    return btoa(text);
  }

  function importKey(text) {
    return crypto.subtle.importKey('raw', bytes(text), 'AES-GCM', false, ['encrypt', 'decrypt']);
  }

  // The copy is bound to its draft: laid under another id it does not open.
  function how(iv, id) {
    return { name: 'AES-GCM', iv: iv, additionalData: new TextEncoder().encode('mingcha draft ' + id) };
  }

  async function keep(name, id, key, copy) {
    var iv = crypto.getRandomValues(new Uint8Array(12));
    var sealed = await crypto.subtle.encrypt(how(iv, id), key, new TextEncoder().encode(JSON.stringify(copy)));
    place.setItem(name, base64(iv) + '.' + base64(sealed));
  }

  async function open(name, id, key) {
    var kept = place.getItem(name);
    if (!kept) {
      return null;
    }
    try {
      var parts = kept.split('.');
      var text = await crypto.subtle.decrypt(how(bytes(parts[0]), id), key, bytes(parts[1]));
      return JSON.parse(new TextDecoder().decode(text));
    } catch (foreign) {
      return null;
    }
  }

  function post(address, fields) {
    return fetch(address, {
      method: 'POST', body: fields, headers: { Accept: 'application/json' }, redirect: 'manual',
      cache: 'no-store'
    });
  }

  // Each window that works on a draft holds its lock, so that no other takes the copy for left behind.
  function holding(id, otherwise) {
    if (!navigator.locks) {
      return;
    }
    navigator.locks.request('mingcha-draft-' + id, { ifAvailable: true }, function (lock) {
      if (!lock) {
        otherwise();
        return null;
      }
      return new Promise(function () { /* until the window closes */ });
    });
  }

  function isHeld(id) {
    if (!navigator.locks) {
      return Promise.resolve(false);
    }
    return navigator.locks.query().then(function (all) {
      return all.held.some(function (lock) { return lock.name === 'mingcha-draft-' + id; });
    });
  }

  // ---- the page on which a report was filed

  document.querySelectorAll('[data-filed-draft]').forEach(function (filed) {
    if (place) {
      place.removeItem(PREFIX + filed.dataset.mark + ':' + filed.dataset.filedDraft);
    }
  });

  // ---- the list of open drafts: copies that a dead window left behind go to the server

  var list = document.getElementById('desk-drafts');
  if (list && enciphers) {
    rescue(list).then(function (sent) {
      if (sent > 0) {
        location.reload();
      }
    });
  }

  async function rescue(of) {
    var start = PREFIX + of.dataset.mark + ':';
    var ids = Object.keys(place).filter(function (k) { return k.startsWith(start); })
      .map(function (k) { return k.substring(start.length); });
    if (ids.length === 0) {
      return 0;
    }
    var ask = new URLSearchParams();
    ask.append('_csrf', of.dataset.csrf);
    ids.forEach(function (id) { ask.append('id', id); });
    var answer = await post('/desk/drafts/keys', ask);
    if (!answer.ok) {
      return 0;
    }
    var keys = await answer.json();
    var sent = 0;
    for (var id of ids) {
      if (await isHeld(id)) {
        continue;
      }
      var copy = await open(start + id, id, await importKey(keys[id]));
      if (copy && copy.dirty) {
        var fields = new URLSearchParams(copy.fields);
        fields.append('_csrf', of.dataset.csrf);
        fields.append('version', copy.version);
        var saved = await post('/desk/drafts/' + id, fields);
        if (!saved.ok) {
          continue;
        }
        sent++;
      }
      place.removeItem(start + id);
    }
    return sent;
  }

  // ---- the form

  var form = document.getElementById('desk-report');
  if (!form) {
    return;
  }
  var state = document.getElementById('draft-state');
  var id = form.dataset.draft, version = Number(form.dataset.version), key = null;
  var typed = 0, stored = 0, firstUnsaved = 0, timer = 0, wait = FIRST_RETRY;
  var saving = null, leaving = false, keptHere = false, writing = Promise.resolve();
  var ready = enciphers ? importKey(form.dataset.key).then(function (k) { key = k; }) : Promise.resolve();

  function name() {
    return PREFIX + form.dataset.mark + ':' + id;
  }

  function fields() {
    var all = [];
    new FormData(form).forEach(function (value, field) {
      if (typeof value === 'string' && field !== '_csrf' && field !== 'draft' && field !== 'version') {
        all.push([field, value]);
      }
    });
    return all;
  }

  function say(what, detail) {
    state.textContent = state.dataset[what].replace('{0}', detail || '');
    state.className = 'draft-state ' + what;
  }

  function failed() {
    say('failed', keptHere ? state.dataset.here : state.dataset.nowhere);
  }

  // one after the other, so that an older copy never comes to lie over a newer one
  function copyHere(dirty) {
    if (!enciphers) {
      return;
    }
    var copy = { version: version, dirty: dirty, fields: fields() };
    writing = writing.then(function () { return ready; })
      .then(function () { return keep(name(), id, key, copy); })
      .then(function () { keptHere = true; }, function () { keptHere = false; });
  }

  function plan() {
    clearTimeout(timer);
    var last = firstUnsaved + WHILE_TYPING - Date.now();
    timer = setTimeout(save, Math.max(0, Math.min(AFTER_TYPING, last)));
  }

  function changed() {
    typed++;
    if (typed - stored === 1) {
      firstUnsaved = Date.now();
    }
    copyHere(true);
    if (wait === FIRST_RETRY) {
      say('typing');
      plan();
    } else if (!saving && !timer) {
      timer = setTimeout(save, wait);
    }
  }

  function retry() {
    clearTimeout(timer);
    timer = setTimeout(save, wait);
    wait = Math.min(LAST_RETRY, wait * 2);
  }

  function save() {
    clearTimeout(timer);
    timer = 0;
    if (saving || leaving || stored === typed) {
      return saving || Promise.resolve();
    }
    var upTo = typed;
    var body = new URLSearchParams(fields());
    body.append('_csrf', form.elements._csrf.value);
    body.append('version', version);
    say('saving');
    saving = post('/desk/drafts/' + id, body).then(function (answer) {
      if (answer.ok) {
        return answer.json().then(function (saved) { return took(saved, upTo); });
      }
      if (answer.status === 413 || answer.status === 429) {
        say('refused');
      } else if (answer.status === 401 || answer.status === 403 || answer.type === 'opaqueredirect') {
        say('signedOut');
      } else {
        failed();
      }
      retry();
    }, function () {
      failed();
      retry();
    }).finally(function () {
      saving = null;
      if (stored < typed && wait === FIRST_RETRY) {
        firstUnsaved = Date.now();
        plan();
      }
    });
    return saving;
  }

  async function took(saved, upTo) {
    if (saved.id !== id) {
      await writing;
      if (enciphers) {
        place.removeItem(name());
        key = await importKey(saved.key);
      }
      id = saved.id;
      form.elements.draft.value = id;
      document.getElementById('discard').formAction = '/desk/drafts/' + id + '/discard';
      holding(id, function () {});
    }
    version = saved.version;
    form.elements.version.value = version;
    stored = upTo;
    wait = FIRST_RETRY;
    copyHere(typed > upTo);
    if (typed === upTo) {
      say(saved.apart ? 'apart' : 'saved', new Date(saved.savedAt).toLocaleTimeString());
    }
  }

  // a copy in this browser that the server never got: typed again into the form
  function recover() {
    return open(name(), id, key).then(function (copy) {
      if (!copy || !copy.dirty || typed > 0) {
        return;
      }
      if (copy.version === version) {
        fill(copy.fields);
      }
      // at another version the server keeps the copy as a draft of its own
      var body = new URLSearchParams(copy.fields);
      body.append('_csrf', form.elements._csrf.value);
      body.append('version', copy.version);
      return post('/desk/drafts/' + id, body).then(function (answer) {
        if (!answer.ok) {
          throw new Error('not saved');
        }
        return answer.json();
      }).then(function (saved) {
        if (saved.apart) {
          place.removeItem(name());
        } else {
          version = saved.version;
          form.elements.version.value = version;
          copyHere(false);
        }
        say('recovered');
      }, function () {
        changed();
      });
    });
  }

  function fill(values) {
    var given = new Map(values);
    Array.from(form.elements).forEach(function (field) {
      if (!field.name || field.type === 'hidden' || field.type === 'file' || field.type === 'submit') {
        return;
      }
      if (field.type === 'radio' || field.type === 'checkbox') {
        field.checked = (given.get(field.name) || '') === field.value;
      } else {
        field.value = given.get(field.name) || '';
      }
    });
  }

  form.addEventListener('input', changed);
  form.addEventListener('change', function (event) {
    if (event.target.type === 'radio' || event.target.type === 'checkbox' || event.target.tagName === 'SELECT') {
      changed();
    }
  });
  window.addEventListener('online', function () {
    wait = FIRST_RETRY;
    save();
  });
  window.addEventListener('beforeunload', function (event) {
    if (!leaving && stored < typed) {
      event.preventDefault();
      event.returnValue = '';
    }
  });
  form.addEventListener('submit', function (event) {
    var by = event.submitter;
    if (by && by.id === 'discard') {
      if (!window.confirm(by.dataset.question)) {
        event.preventDefault();
        return;
      }
      if (place) {
        place.removeItem(name());
      }
    }
    if (saving) {
      // what is on its way would come after the filing and look like a new draft
      event.preventDefault();
      saving.finally(function () { setTimeout(function () { form.requestSubmit(by || undefined); }, 0); });
      return;
    }
    clearTimeout(timer);
    leaving = true;
  });
  // back from the next page by the browser's own button
  window.addEventListener('pageshow', function () { leaving = false; });

  holding(id, function () { say('elsewhere'); });
  if (enciphers) {
    ready.then(recover);
  }
})();
