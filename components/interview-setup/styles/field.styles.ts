import { css } from 'lit';

/** Fields with their hints and problems, choices, checks and lists of words. */
export const fieldStyles = css`
  .fields {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 190px), 1fr));
    gap: var(--_4);
    align-items: start;
  }
  .field {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 6px;
    align-content: start;
  }
  .field[data-wide] {
    grid-column: 1 / -1;
  }
  .field > label,
  .field > .label,
  legend {
    font-size: 14px;
    font-weight: 600;
  }
  .problem {
    color: var(--_critical);
    font-size: 14px;
  }
  .problem::before {
    content: '';
    display: inline-block;
    inline-size: 8px;
    block-size: 8px;
    margin-inline-end: 8px;
    border-radius: 2px;
    rotate: 45deg;
    background: var(--_critical);
  }
  textarea {
    min-block-size: 88px;
    field-sizing: content;
    max-block-size: 420px;
  }
  .field[data-large] textarea {
    min-block-size: 150px;
  }
  ::placeholder {
    color: var(--_text-2);
    opacity: 0.75;
  }
  fieldset {
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: none;
  }
  legend {
    margin-block-end: var(--_2);
    padding: 0;
  }
  .choices {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 230px), 1fr));
    gap: var(--_3);
  }
  .choice {
    position: relative;
    display: grid;
    grid-template-columns: 20px minmax(0, 1fr);
    gap: 0 var(--_3);
    align-content: start;
    padding: var(--_3) var(--_4);
    border: 1px solid var(--_line-strong);
    border-radius: 12px;
  }
  .choice[data-chosen],
  .bank[data-chosen] {
    border-color: var(--_accent);
    background: var(--_accent-soft);
  }
  .choice label {
    font-size: 15px;
    font-weight: 600;
  }
  /* The whole card is its label. */
  .choice label::after {
    content: '';
    position: absolute;
    inset: 0;
    cursor: pointer;
  }
  .choice:has(:focus-visible),
  .bank:has(:focus-visible) {
    outline: 2px solid var(--_accent);
    outline-offset: 2px;
  }
  .choice .hint {
    grid-column: 2;
  }
  input[type='radio'],
  input[type='checkbox'] {
    inline-size: 18px;
    block-size: 18px;
    min-block-size: 0;
    margin: 2px 0 0;
    padding: 0;
    accent-color: var(--_accent);
  }
  .choice input:focus-visible,
  .bank input:focus-visible {
    outline: none;
  }
  .checks {
    display: grid;
    gap: var(--_3);
  }
  .two-columns {
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 230px), 1fr));
  }
  .check {
    display: grid;
    grid-template-columns: 18px minmax(0, 1fr);
    gap: var(--_3);
    min-block-size: 24px;
  }
  .check label {
    font-size: 15px;
    cursor: pointer;
  }
  .needs {
    display: grid;
    gap: var(--_3);
  }
  .needs legend {
    margin-block-end: var(--_1);
  }
  .bank-list {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_2);
  }
  .bank {
    display: inline-flex;
    align-items: center;
    gap: var(--_2);
    min-block-size: 44px;
    padding: 8px 16px;
    border: 1px solid var(--_line-strong);
    border-radius: 999px;
    cursor: pointer;
  }
  .bank input {
    flex: none;
    margin: 0;
  }
  .bank small {
    color: var(--_good);
    font-size: 12.5px;
    white-space: nowrap;
  }
  .banks[data-invalid] .bank {
    border-color: var(--_critical);
  }
  .chips {
    display: flex;
    flex-wrap: wrap;
    gap: 6px;
  }
  .chip {
    display: inline-flex;
    align-items: center;
    gap: 6px;
    max-inline-size: 100%;
    min-block-size: 32px;
    padding: 2px 12px;
    border-radius: 99px;
    background: var(--_surface-3);
    font-size: 14px;
  }
  .chip:has(button) {
    padding-inline-end: 2px;
  }
  .chip button {
    flex: none;
    min-block-size: 28px;
    inline-size: 28px;
    padding: 0;
    border: none;
    color: var(--_text-2);
  }
  .chip button:hover:not(:disabled) {
    background: var(--_surface-2);
    color: var(--_text);
  }
  .chip .icon {
    inline-size: 14px;
    block-size: 14px;
  }
  .chip small {
    color: var(--_text-2);
    font-size: 12.5px;
  }
  .add {
    display: flex;
    gap: var(--_2);
    max-inline-size: 340px;
  }
  .add input {
    flex: 1 1 auto;
    min-inline-size: 0;
  }
  .add button {
    flex: none;
  }
  @media (forced-colors: active) {
    .chip {
      border: 1px solid;
    }
    .choice[data-chosen],
    .bank[data-chosen] {
      outline: 2px solid Highlight;
      outline-offset: -3px;
    }
    .problem::before {
      forced-color-adjust: none;
    }
  }
`;
