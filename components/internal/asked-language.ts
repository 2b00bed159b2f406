/** The roots that an element is in, inmost first. */
export function rootsOf(element: Element): readonly Node[] {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? [root, ...rootsOf(root.host)] : [root];
}

/** The closest value of an attribute, of the element itself or around it, through shadow roots. */
export function inherited(element: Element, attribute: 'lang' | 'dir'): string {
  const found = element.closest(`[${attribute}]`);
  if (found) return found.getAttribute(attribute) ?? '';
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? inherited(root.host, attribute) : '';
}

/** A tag as BCP 47 writes it; English for what is none, and where no language is said. */
export function tagOf(language: string): string {
  try {
    return `${new Intl.Locale(language.replaceAll('_', '-'))}`;
  } catch {
    return 'en';
  }
}
