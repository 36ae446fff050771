// “Service” in the toolbar of running text: chooses a service in a dialog, and marks it in the text.
(() => {
  const { ModalWorkflowSource, TooltipEntity, registerPlugin } = window.draftail;

  class ServiceSource extends ModalWorkflowSource {
    getChooserConfig() {
      return {
        url: this.props.entityType.chooserUrl,
        urlParams: { page: window.serviceChoice.pageBeingEdited() },
        onload: window.serviceChoice.onload,
        responses: { chosen: this.onChosen },
      };
    }

    filterEntityData(data) {
      return { key: data.key, title: data.title };
    }
  }

  // As Wagtail draws its own.
  const { createElement } = window.React;
  const icon = createElement(
    'svg', { className: 'icon icon-form', 'aria-hidden': 'true' }, createElement('use', { href: '#icon-form' }),
  );
  const ServiceLink = (props) => createElement(
    TooltipEntity,
    { ...props, icon, label: props.contentState.getEntity(props.entityKey).getData().title || '' },
    props.children,
  );

  registerPlugin({ type: 'SERVICE', source: ServiceSource, decorator: ServiceLink }, 'entityTypes');
})();
