import { css } from 'lit';

/** One question with its answer. */
export const questionStyles = css`
  [part='questions'] ol {
    display: grid;
    gap: var(--_4);
    margin-block-start: var(--_3);
  }
  [part='question'] h4 {
    margin: var(--_1) 0 0;
    font-size: 19px;
    line-height: 1.35;
    max-inline-size: 46em;
  }
  [part='question'] .facts {
    margin-block-start: 0;
  }
  .unheard {
    color: var(--_text-2);
    font-weight: 400;
  }
  h4:focus-visible {
    border-radius: 4px;
  }
  .judged {
    display: grid;
    grid-template-columns: minmax(0, 1.6fr) minmax(0, 1fr);
    gap: var(--_5) var(--_6);
    margin-block-start: var(--_4);
  }
  .judged > :only-child {
    grid-column: 1 / -1;
  }
  .scores {
    display: grid;
    gap: var(--_4);
  }
  .score {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 0 var(--_3);
    font-weight: 600;
    font-size: 14.5px;
  }
  .score .none {
    font-weight: 400;
    color: var(--_text-2);
  }
  .steps {
    display: inline-flex;
    gap: 3px;
  }
  .steps i {
    inline-size: 14px;
    block-size: 8px;
    border-radius: 2px;
    background: var(--_surface-3);
  }
  .steps i.on {
    background: var(--_accent);
  }
  .steps[data-none='true'] i {
    background: none;
    border: 1px dashed var(--_line-strong);
  }
  blockquote {
    border-inline-start: 3px solid var(--_accent);
    padding-inline-start: 14px;
    margin-block-start: var(--_2);
    font-size: 16px;
    max-inline-size: 44em;
  }
  audio {
    display: block;
    inline-size: min(100%, 420px);
    margin-block: var(--_3);
  }
  button.small {
    min-block-size: 36px;
    padding: 4px 14px;
    margin-block: var(--_3);
    font-size: 14px;
  }
  .words {
    white-space: pre-wrap;
    max-inline-size: 44em;
  }
  blockquote + .over {
    margin-block-start: var(--_2);
  }
  .label {
    margin-block-start: var(--_4);
  }
  .review {
    margin-block-end: var(--_3);
    font-size: 14px;
  }
  .feedback {
    margin-block-start: var(--_4);
    font-size: 14px;
  }
  .feedback .over {
    display: block;
  }
  h5 {
    margin: 0 0 var(--_2);
    font-size: 13px;
    font-weight: 400;
    color: var(--_text-2);
  }
  .points ul + h5 {
    margin-block-start: var(--_4);
  }
  .points ul {
    display: grid;
    gap: var(--_2);
    font-size: 14px;
  }
  .points li {
    display: grid;
    grid-template-columns: 18px minmax(0, 1fr);
    gap: var(--_2);
  }
  .points .icon {
    inline-size: 18px;
    block-size: 18px;
    margin-block-start: 1px;
    color: var(--_good);
  }
  .points .ring {
    inline-size: 10px;
    block-size: 10px;
    margin: 6px 4px;
    border: 1.5px solid var(--_text-2);
    border-radius: 50%;
  }
  .points q {
    display: block;
    color: var(--_text-2);
  }
  @container (max-width: 760px) {
    .judged {
      grid-template-columns: minmax(0, 1fr);
    }
    [part='question'] h4 {
      font-size: 17px;
    }
  }
  @media (forced-colors: active) {
    .steps i {
      border: 1px solid CanvasText;
    }
    .steps i.on {
      background: Highlight;
      forced-color-adjust: none;
    }
  }
`;
