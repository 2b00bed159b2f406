import { css } from 'lit';

/** Asking in return, what came of it, and what was found in an answer. */
export const helpStyles = css`
  .ask {
    flex: 0 1 auto;
  }
  .ask[open] {
    flex-basis: 100%;
  }
  .ask summary {
    display: inline-flex;
    align-items: center;
    min-block-size: 44px;
    padding-inline: 12px;
    border-radius: 999px;
    color: var(--_text-2);
    cursor: pointer;
    list-style: none;
  }
  .ask summary::-webkit-details-marker {
    display: none;
  }
  .ask summary::after {
    content: '';
    inline-size: 6px;
    block-size: 6px;
    margin-inline-start: 8px;
    margin-block-start: -4px;
    border: solid currentColor;
    border-width: 0 1.5px 1.5px 0;
    rotate: 45deg;
  }
  .ask[open] summary::after {
    margin-block-start: 4px;
    rotate: 225deg;
  }
  .ask summary:hover,
  .ask[open] summary {
    color: var(--_text);
  }
  .asking {
    display: grid;
    gap: var(--_3);
    padding: var(--_4);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
  }
  .ask form {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: var(--_2);
  }
  .ask form label {
    display: grid;
    gap: var(--_1);
    flex: 1 1 16em;
  }
  .help {
    margin-block-start: var(--_4);
    padding-inline-start: var(--_4);
    border-inline-start: 2px solid var(--_accent);
    display: grid;
    gap: var(--_1);
    max-inline-size: 44em;
    overflow-wrap: anywhere;
  }
  .help .ahead {
    color: var(--_text-2);
  }
  .feedback {
    margin-block-start: var(--_5);
    display: grid;
    gap: var(--_1);
    max-inline-size: 44em;
  }
  .feedback dl div {
    padding-block: var(--_3);
  }
  .feedback dl div + div {
    border-block-start: 1px solid var(--_line);
  }
  .feedback dt {
    color: var(--_text-2);
    font-size: 14px;
  }
  .feedback dd {
    margin: var(--_1) 0 0;
  }
`;
