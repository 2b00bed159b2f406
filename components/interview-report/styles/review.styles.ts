import { css } from 'lit';

/** What people add: entries under what they are about, and the forms. */
export const reviewStyles = css`
  .figures {
    display: flex;
    flex-wrap: wrap;
    gap: var(--_2) var(--_6);
    margin-block: var(--_2) var(--_1);
  }
  .figures .figure {
    margin-block: 0;
    font-size: 38px;
  }
  .figures .none {
    font-size: 24px;
  }
  .level em {
    font-style: normal;
    color: var(--_accent);
  }
  .from b {
    display: block;
    font-weight: 500;
    color: var(--_text);
  }
  .two[data-stacked='true'] {
    grid-template-columns: minmax(0, 1fr);
  }
  .first::first-letter {
    text-transform: uppercase;
  }
  .entries {
    display: grid;
    gap: var(--_2);
    margin-block-start: var(--_3);
  }
  .entry {
    padding: 10px 14px;
    background: var(--_surface-3);
    border-radius: 10px;
    font-size: 14.5px;
  }
  .entry .entry {
    margin-block-start: var(--_2);
    padding-block: 2px;
    border-inline-start: 2px solid var(--_line-strong);
    border-radius: 0;
  }
  .entry:focus-visible {
    background: var(--_accent-soft);
  }
  .by {
    display: flex;
    flex-wrap: wrap;
    gap: 0 var(--_3);
  }
  .by b {
    font-weight: 400;
  }
  .by strong {
    font-weight: 600;
    color: var(--_text);
  }
  .entry .tag {
    margin-block-start: var(--_1);
    background: var(--_caution-soft);
  }
  .thread {
    margin-block-start: var(--_4);
  }
  [part='question'] > .thread {
    border-block-start: 1px solid var(--_line);
  }
  .tools > .bar {
    gap: 0 var(--_2);
    margin-block-start: var(--_1);
    margin-inline-start: -10px;
  }
  .tools .opener {
    margin-block: 0;
    padding-inline: 10px;
    border-color: transparent;
    color: var(--_accent);
    font-size: 13.5px;
    font-weight: 500;
  }
  .opener[aria-expanded='true'] {
    background: var(--_accent-soft);
  }
  tr.added td {
    border: 0;
    padding: 0 0 var(--_4);
  }
  tr.added .thread {
    margin-block-start: 0;
  }
  tr.added details {
    margin: 0;
  }
  tr.added summary {
    padding-block: 6px;
  }
  .measured {
    font-size: 13px;
    margin-block-start: 0;
  }
  .review-form .measured > :first-child {
    border: 0;
  }
  .measured dd code {
    display: inline-block;
    margin-inline-end: var(--_2);
  }
  .review-form {
    display: grid;
    gap: var(--_4);
    max-inline-size: 44em;
    margin-block: var(--_3) var(--_2);
    padding: var(--_4);
    background: var(--_surface);
    border: 1px solid var(--_line-strong);
    border-radius: 12px;
    font-size: 14.5px;
    text-align: start;
  }
  .review-form fieldset {
    display: grid;
    gap: var(--_1);
    min-inline-size: 0;
    margin: 0;
    padding: 0;
    border: 0;
  }
  .review-form legend,
  .review-form .field > label {
    padding: 0;
    margin-block-end: var(--_1);
    font-weight: 600;
  }
  .choice {
    grid-template-columns: 24px minmax(0, 1fr);
    align-items: start;
    gap: var(--_2);
    min-block-size: 40px;
    padding: 8px;
    border-radius: 8px;
    cursor: pointer;
  }
  .choice:has(:checked) {
    background: var(--_accent-soft);
  }
  .review-form input[type='radio'] {
    inline-size: 20px;
    block-size: 20px;
    min-block-size: 0;
    margin: 1px 2px;
    padding: 0;
    accent-color: var(--_accent);
  }
  .choice small {
    display: block;
  }
  .review-form .small {
    margin-block: 0;
    font-size: 14px;
  }
  .review-form textarea {
    min-block-size: 88px;
  }
  .problem {
    display: block;
    margin-block-start: var(--_1);
    color: var(--_critical);
  }
  fieldset[data-invalid='true'] {
    outline: 1px solid var(--_critical);
    outline-offset: 8px;
    border-radius: 6px;
  }
  [aria-disabled='true'] {
    opacity: 0.5;
    cursor: default;
  }
  [part='waiting'],
  [part='closed'] {
    justify-content: space-between;
  }
  :is([part='waiting'], [part='closed']) .small {
    margin-block: 0;
  }
  @media (forced-colors: active) {
    .choice:has(:checked) {
      outline: 1px solid Highlight;
    }
  }
  @media print {
    .tools,
    [part='waiting'] {
      display: none;
    }
  }
`;
