import { css } from 'lit';

/** The frame, and what it shows while the steps come. */
export const styles = css`
  :host {
    container-type: inline-size;
    contain-intrinsic-inline-size: 320px;
  }
  [part='base'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_5);
    max-inline-size: 1120px;
    margin-inline: auto;
    overflow-wrap: anywhere;
  }
  .ghost {
    min-block-size: 320px;
    color: var(--_text-2);
  }
`;
