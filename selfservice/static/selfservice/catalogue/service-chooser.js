// A block's field for a service: Wagtail's chooser, with the dialog of services.
(() => {
  class ServiceModal {
    constructor(url) {
      this.url = url;
    }

    open(_options, chosen) {
      window.ModalWorkflow({
        url: this.url,
        urlParams: { page: window.serviceChoice.pageBeingEdited() },
        onload: window.serviceChoice.onload,
        responses: { chosen: ({ key, title }) => chosen({ id: key, title }) },
      });
    }
  }

  class ServiceChooser extends window.Chooser {
    chooserModalClass = ServiceModal;
  }

  class ServiceChooserDefinition extends window.telepath.constructors['wagtail.admin.widgets.Chooser'] {
    widgetClass = ServiceChooser;

    chooserModalClass = ServiceModal;
  }

  window.telepath.register('portalen.ServiceChooser', ServiceChooserDefinition);
})();
