// The menu is open on a wide window and closed on a phone; without this script it is open.
(function () {
  var menu = document.getElementById('side-menu');
  if (menu && window.matchMedia('(max-width: 62rem)').matches) {
    menu.removeAttribute('open');
  }
})();
