/** Where something was done: what kind of field, and nothing that says which. */
export type FieldKind = 'textarea' | 'input' | 'editable' | 'page';

/** Of the innermost element that can be seen: shadow roots of closed elements hide theirs. */
export function fieldKind(event: Event): FieldKind {
  const target = innermost(event);
  if (target instanceof HTMLTextAreaElement) return 'textarea';
  if (target instanceof HTMLInputElement) return 'input';
  return target instanceof HTMLElement && target.isContentEditable ? 'editable' : 'page';
}

/** Characters that are selected; absent where the browser does not say. The text itself goes nowhere. */
export function selectedLength(event: Event): { length?: number } {
  const target = innermost(event);
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement) {
    const { selectionStart, selectionEnd } = target;
    return selectionStart === null || selectionEnd === null ? {} : { length: selectionEnd - selectionStart };
  }
  const length = document.getSelection()?.toString().length ?? 0;
  return length > 0 ? { length } : {};
}

/** Characters that are pasted; absent for what is no text. */
export function pastedLength({ clipboardData }: ClipboardEvent): { length?: number } {
  const length = clipboardData?.getData('text/plain').length ?? 0;
  return length > 0 ? { length } : {};
}

function innermost(event: Event): EventTarget | undefined {
  return event.composedPath()[0];
}
