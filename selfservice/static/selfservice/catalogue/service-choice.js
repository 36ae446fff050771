// What the dialog with services does, for running text and for the fields of blocks.
window.serviceChoice = {
  // The page that is being edited says whose services they are: /admin/pages/12/edit/, …/add/app/model/12/.
  pageBeingEdited() {
    return (window.location.pathname.match(/\/pages\/(?:add\/\w+\/\w+\/)?(\d+)\//) || [])[1] || '';
  },

  onload: {
    choose(modal) {
      const again = (form) => modal.loadUrl(`${form.action}?${new URLSearchParams(new FormData(form))}`);
      const form = modal.body[0].querySelector('form');
      form.addEventListener('submit', (event) => { event.preventDefault(); again(form); });
      form.querySelector('select')?.addEventListener('change', () => again(form));
      modal.body[0].querySelectorAll('[data-service]').forEach((button) => {
        button.addEventListener('click', () => {
          modal.respond('chosen', { key: button.dataset.service, title: button.dataset.title });
          modal.close();
        });
      });
    },
  },
};
