// Finds the number that a busy server asks for, so that nobody who reports has to wait; see FormWork.
// Runs in a worker where there is one, so that an old phone stays usable. Without scripts one waits.
(function () {
  'use strict';
  var K = [];
  (function () {
    for (var n = 2; K.length < 64; n++) {
      var prime = true;
      for (var d = 2; d * d <= n; d++) { if (n % d === 0) { prime = false; break; } }
      if (prime) { K.push(Math.floor((Math.cbrt(n) % 1) * 4294967296) | 0); }
    }
  })();
  var H0 = [0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19];

  // SHA-256 (FIPS 180-4) of a short ASCII text; gives the first 32 bits
  function first(text) {
    var length = text.length, blocks = ((length + 8) >> 6) + 1, w = new Int32Array(blocks * 16), i;
    for (i = 0; i < length; i++) { w[i >> 2] |= text.charCodeAt(i) << (24 - (i & 3) * 8); }
    w[length >> 2] |= 0x80 << (24 - (length & 3) * 8);
    w[blocks * 16 - 1] = length * 8;
    var h = H0.slice(), s = new Int32Array(64);
    for (var b = 0; b < blocks; b++) {
      for (i = 0; i < 16; i++) { s[i] = w[b * 16 + i]; }
      for (i = 16; i < 64; i++) {
        var x = s[i - 15], y = s[i - 2];
        s[i] = (s[i - 16] + s[i - 7]
          + ((x >>> 7 | x << 25) ^ (x >>> 18 | x << 14) ^ (x >>> 3))
          + ((y >>> 17 | y << 15) ^ (y >>> 19 | y << 13) ^ (y >>> 10))) | 0;
      }
      var a = h.slice();
      for (i = 0; i < 64; i++) {
        var e = a[4], t = a[0];
        var t1 = (a[7] + ((e >>> 6 | e << 26) ^ (e >>> 11 | e << 21) ^ (e >>> 25 | e << 7))
          + ((e & a[5]) ^ (~e & a[6])) + K[i] + s[i]) | 0;
        var t2 = (((t >>> 2 | t << 30) ^ (t >>> 13 | t << 19) ^ (t >>> 22 | t << 10))
          + ((t & a[1]) ^ (t & a[2]) ^ (a[1] & a[2]))) | 0;
        a = [(t1 + t2) | 0, a[0], a[1], a[2], (a[3] + t1) | 0, a[4], a[5], a[6]];
      }
      for (i = 0; i < 8; i++) { h[i] = (h[i] + a[i]) | 0; }
    }
    return h[0] >>> 0;
  }

  function search(ticket, bits, from, count) {
    for (var n = from; n < from + count; n++) {
      if (first(ticket + ':' + n) >>> (32 - bits) === 0) { return n; }
    }
    return -1;
  }

  if (typeof document === 'undefined') {
    self.onmessage = function (message) {
      for (var n = 0; ; n += 5000) {
        var found = search(message.data.ticket, message.data.bits, n, 5000);
        if (found >= 0) { self.postMessage(found); return; }
      }
    };
    return;
  }

  var form = document.querySelector('form[data-ticket]'), state = document.getElementById('work-state');
  if (!form) { return; }
  var ticket = form.getAttribute('data-ticket'), bits = Number(form.getAttribute('data-bits'));
  function found(n) {
    form.elements.work.value = String(n);
    state.textContent = state.getAttribute('data-done');
  }
  state.textContent = state.getAttribute('data-working');
  try {
    var worker = new Worker('/mingcha/work.js');
    worker.onmessage = function (message) { found(message.data); };
    worker.postMessage({ ticket: ticket, bits: bits });
  } catch (none) {
    var n = 0;
    (function step() {
      var hit = search(ticket, bits, n, 2000);
      if (hit >= 0) { found(hit); return; }
      n += 2000;
      setTimeout(step, 5);
    })();
  }
})();
