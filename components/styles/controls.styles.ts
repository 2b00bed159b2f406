import { css } from 'lit';

/** Buttons, fields, and the rows that hold them. */
export const controls = css`
  button,
  select,
  input,
  textarea {
    font: inherit;
    color: inherit;
  }
  .icon {
    flex: none;
    display: block;
  }
  button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: var(--_2);
    background: none;
    border: 1px solid var(--_line-strong);
    border-radius: 999px;
    padding: 8px 18px;
    min-block-size: 44px;
    cursor: pointer;
    transition:
      background 0.12s,
      border-color 0.12s;
  }
  button:hover:not(:disabled) {
    background: var(--_surface-3);
  }
  button.primary {
    background: var(--_accent);
    border-color: transparent;
    color: var(--_on-accent);
    font-weight: 600;
  }
  button.primary:hover:not(:disabled) {
    background: color-mix(in oklab, var(--_accent) 88%, var(--_text));
  }
  button.quiet {
    border-color: transparent;
    color: var(--_text-2);
    padding-inline: 12px;
  }
  button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  .bar {
    display: flex;
    gap: var(--_2);
    align-items: center;
    flex-wrap: wrap;
  }
  .bar .primary {
    margin-inline-start: auto;
  }
  label {
    display: grid;
    gap: var(--_1);
    font-size: 14px;
  }
  select,
  input:not([type='checkbox']),
  textarea {
    background: var(--_surface-2);
    border: 1px solid var(--_line-strong);
    border-radius: 10px;
    padding: 10px 12px;
    min-block-size: 44px;
    inline-size: 100%;
  }
  textarea {
    line-height: 1.6;
    resize: vertical;
    min-block-size: 140px;
  }
  [aria-invalid='true'] {
    border-color: var(--_critical);
  }
  @media (forced-colors: active) {
    button.primary {
      border-color: ButtonText;
    }
  }
`;
