// Proposals while typing into a field with data-lookup; without this script names are typed in full.
(function () {
  document.querySelectorAll('input[data-lookup]').forEach(function (input) {
    var timer, last = '';
    input.addEventListener('input', function () {
      var typed = input.value.trim();
      if (!typed || typed === last || typed.indexOf('#') >= 0) { return; }
      clearTimeout(timer);
      timer = setTimeout(function () {
        last = typed;
        var join = input.dataset.lookup.indexOf('?') < 0 ? '?' : '&';
        fetch(input.dataset.lookup + join + 'q=' + encodeURIComponent(typed), { headers: { Accept: 'application/json' } })
          .then(function (answer) { return answer.ok ? answer.json() : []; })
          .then(function (found) {
            var list = document.getElementById(input.getAttribute('list'));
            list.replaceChildren.apply(list, found.map(function (text) {
              var option = document.createElement('option');
              option.value = text;
              return option;
            }));
          })
          .catch(function () { });
      }, 200);
    });
  });
})();
