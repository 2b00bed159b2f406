import { css } from 'lit';

export const styles = css`
  :host {
    max-inline-size: 680px;
  }
  h2 {
    font-size: clamp(22px, 4.5cqi, 28px);
    line-height: 1.25;
  }
  [part='base'] {
    display: grid;
    gap: var(--_5);
  }
  .ai {
    font-size: 17px;
    line-height: 1.55;
    margin-block-start: var(--_3);
  }
  .purposes {
    display: grid;
    border-block: 1px solid var(--_line);
  }
  .purpose {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: var(--_1) var(--_3);
    padding-block: var(--_4);
    cursor: pointer;
    font-size: 15px;
  }
  .purpose + .purpose {
    border-block-start: 1px solid var(--_line);
  }
  .purpose input {
    inline-size: 20px;
    block-size: 20px;
    margin: 2px 0 0;
    accent-color: var(--_accent);
  }
  .purpose b {
    font-weight: 600;
  }
  .purpose small {
    font-size: 13px;
    font-weight: 400;
    color: var(--_text-2);
    margin-inline-start: var(--_2);
  }
  .purpose p {
    grid-column: 2;
    color: var(--_text-2);
  }
`;
