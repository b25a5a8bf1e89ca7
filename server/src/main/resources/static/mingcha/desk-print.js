// Buttons that print the page, and the focus on what comes next.
(function () {
  'use strict';
  document.querySelectorAll('[data-print]').forEach(function (button) {
    button.addEventListener('click', function () { window.print(); });
  });
  var next = document.getElementById('next');
  if (next) {
    next.focus();
  }
})();
