// “Service” in the toolbar of running text: chooses a service in a dialog, and marks it in the text.
(() => {
  const { ModalWorkflowSource, TooltipEntity, registerPlugin } = window.draftail;

  // The page that is being edited says whose services they are: /admin/pages/12/edit/, …/add/app/model/12/.
  const pageBeingEdited = () => (window.location.pathname.match(/\/pages\/(?:add\/\w+\/\w+\/)?(\d+)\//) || [])[1] || '';

  const onload = {
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
  };

  class ServiceSource extends ModalWorkflowSource {
    getChooserConfig() {
      return {
        url: this.props.entityType.chooserUrl,
        urlParams: { page: pageBeingEdited() },
        onload,
        responses: { chosen: this.onChosen },
      };
    }

    filterEntityData(data) {
      return { key: data.key };
    }
  }

  const ServiceLink = (props) => window.React.createElement(
    TooltipEntity,
    { ...props, icon: 'form', label: props.contentState.getEntity(props.entityKey).getData().title || '' },
    props.children,
  );

  registerPlugin({ type: 'SERVICE', source: ServiceSource, decorator: ServiceLink }, 'entityTypes');
})();
