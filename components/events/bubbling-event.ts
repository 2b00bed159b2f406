/** Base of all element events: they bubble, and leave shadow roots. */
export abstract class BubblingEvent extends Event {
  constructor(type: string) {
    super(type, { bubbles: true, composed: true });
  }
}
