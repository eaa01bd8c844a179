/** The log-in page's own elements; a missing one is a fault of the template, found by the tests. */
export interface PageElements {
  readonly root: HTMLElement;
  readonly intro: HTMLElement;
  readonly form: HTMLElement;
  readonly share: HTMLInputElement;
  readonly start: HTMLButtonElement;
  readonly live: HTMLElement;
  readonly status: HTMLElement;
  readonly problem: HTMLElement;
  readonly proceed: HTMLButtonElement;
  readonly retry: HTMLButtonElement;
  readonly cancel: HTMLButtonElement;
  readonly back: HTMLButtonElement;
  readonly steps: readonly HTMLElement[];
}

export function pageElements(page: Document): PageElements {
  const find = <T extends HTMLElement>(id: string, kind: new () => T): T => {
    const element = page.getElementById(id);
    if (!(element instanceof kind)) throw new Error(`the page has no #${id}`);
    return element;
  };
  return {
    root: find('eid-login', HTMLElement),
    intro: find('eid-intro', HTMLElement),
    form: find('eid-form', HTMLElement),
    share: find('eid-share', HTMLInputElement),
    start: find('eid-start', HTMLButtonElement),
    live: find('eid-live', HTMLElement),
    status: find('eid-status', HTMLElement),
    problem: find('eid-problem', HTMLElement),
    proceed: find('eid-continue', HTMLButtonElement),
    retry: find('eid-retry', HTMLButtonElement),
    cancel: find('eid-cancel', HTMLButtonElement),
    back: find('eid-back', HTMLButtonElement),
    steps: [...page.querySelectorAll<HTMLElement>('[data-step]')],
  };
}

/** A copy of the text that the server wrote, in the page's language, for a state or a failure. */
export function textFor(kind: 'state' | 'failure', name: string): DocumentFragment | null {
  const template = document.getElementById(`${kind}-${name}`);
  return template instanceof HTMLTemplateElement ? document.importNode(template.content, true) : null;
}
