// The desk by keyboard: Ctrl+Enter files, numbers choose the category, places are found by name,
// pinyin, its initials or code. Without this script the same fields are filled in by hand.
(function () {
  'use strict';
  var form = document.getElementById('desk-report');
  if (!form) {
    return;
  }

  form.addEventListener('keydown', function (event) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit(document.getElementById('file'));
    } else if (event.key === 'Enter' && event.target.tagName === 'INPUT' && event.target.type !== 'submit') {
      // Enter in a line would press the first button, whichever that is
      event.preventDefault();
    }
  });

  // ---- category by number; two digits when they come quickly one after the other

  var category = document.getElementById('category');
  var digits = '', since = 0;
  category.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.altKey || event.metaKey || !/^[0-9]$/.test(event.key)) {
      return;
    }
    event.preventDefault();
    var now = Date.now();
    digits = (now - since < 900 ? digits : '') + event.key;
    since = now;
    var choice = category.querySelector('[data-number="' + Number(digits) + '"]') ||
      category.querySelector('[data-number="' + event.key + '"]');
    if (choice) {
      choice.checked = true;
      choice.focus();
      choice.dispatchEvent(new Event('change', { bubbles: true }));
    }
  });

  // ---- places: a text field with a list, after the ARIA pattern of a combobox

  var field = document.getElementById('region');
  var list = document.createElement('ul');
  var heard = document.createElement('span');
  var found = [], at = -1, asked = 0, timer = 0;
  list.id = 'region-list';
  list.className = 'combo-list';
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', field.labels[0].textContent);
  list.hidden = true;
  heard.className = 'visually-hidden';
  heard.setAttribute('role', 'status');
  field.after(list, heard);
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-controls', list.id);
  field.setAttribute('aria-expanded', 'false');
  field.setAttribute('aria-autocomplete', 'list');

  function close() {
    list.hidden = true;
    at = -1;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
  }

  function mark(next) {
    at = next;
    Array.from(list.children).forEach(function (option, i) {
      option.setAttribute('aria-selected', String(i === at));
    });
    field.setAttribute('aria-activedescendant', list.children[at].id);
    list.children[at].scrollIntoView({ block: 'nearest' });
  }

  function take(i) {
    field.value = found[i].name + ' ' + found[i].code;
    close();
    field.dispatchEvent(new Event('input', { bubbles: true }));
    clearTimeout(timer);
  }

  function show(places) {
    found = places;
    list.replaceChildren();
    places.forEach(function (place, i) {
      var option = document.createElement('li');
      var around = document.createElement('span');
      option.id = 'region-' + i;
      option.setAttribute('role', 'option');
      option.setAttribute('aria-selected', 'false');
      option.textContent = place.name + ' ' + place.code + ' ';
      around.className = 'soft';
      around.textContent = place.around;
      option.append(around);
      // before the field loses the focus
      option.addEventListener('mousedown', function (event) {
        event.preventDefault();
        take(i);
      });
      list.append(option);
    });
    list.hidden = places.length === 0;
    field.setAttribute('aria-expanded', String(places.length > 0));
    heard.textContent = places.length === 0 ? field.dataset.none : field.dataset.found.replace('{0}', places.length);
    if (places.length > 0) {
      mark(0);
    }
  }

  field.addEventListener('input', function () {
    clearTimeout(timer);
    var words = field.value.trim();
    if (words === '' || /\d{6}$/.test(words) && /\s/.test(words)) {
      close();
      return;
    }
    timer = setTimeout(function () {
      var mine = ++asked;
      var query = new URLSearchParams({ q: words, campaign: field.dataset.campaign });
      fetch('/desk/places?' + query, { headers: { Accept: 'application/json' } })
        .then(function (answer) { return answer.ok ? answer.json() : []; })
        .then(function (places) {
          // a slow answer to an older question counts no more
          if (mine === asked && document.activeElement === field) {
            show(places);
          }
        }, close);
    }, 120);
  });
  field.addEventListener('keydown', function (event) {
    if (list.hidden) {
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      mark((at + (event.key === 'ArrowDown' ? 1 : found.length - 1)) % found.length);
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      take(at);
    } else if (event.key === 'Tab' && !event.shiftKey && at >= 0) {
      take(at);
    } else if (event.key === 'Escape') {
      event.stopPropagation();
      close();
    }
  });
  field.addEventListener('blur', close);
})();
