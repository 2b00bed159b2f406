import { css } from 'lit';
import { visuallyHidden } from '../styles/visually-hidden.styles.js';

export const styles = css`
  :host {
    container-type: inline-size;
    background: var(--_surface);
    min-block-size: 100%;
  }
  :host(:fullscreen) {
    overflow: auto;
  }
  [part='base'] {
    display: grid;
    grid-template: auto 1fr / minmax(0, 1fr);
    min-block-size: inherit;
  }
  header {
    display: grid;
    grid-template: 'title progress end' auto / 1fr auto 1fr;
    gap: var(--_4);
    align-items: center;
    padding: var(--_3) var(--_5);
    min-block-size: 68px;
    border-block-end: 1px solid var(--_line);
  }
  header h1 {
    font-size: 15px;
    letter-spacing: 0;
    overflow: hidden;
    text-overflow: ellipsis;
    white-space: nowrap;
  }
  header .progress {
    grid-area: progress;
  }
  header .end {
    grid-area: end;
    display: flex;
    gap: var(--_2);
    align-items: center;
    justify-content: end;
  }
  .progress {
    display: flex;
    gap: 5px;
  }
  .progress li {
    inline-size: clamp(8px, 2.2cqi, 26px);
    block-size: 4px;
    border-radius: 2px;
    background: var(--_line-strong);
    opacity: 0.6;
  }
  .progress li.done {
    background: var(--_text-2);
    opacity: 1;
  }
  .progress li.now {
    background: var(--_accent);
    opacity: 1;
  }
  main {
    inline-size: 100%;
    max-inline-size: 1180px;
    margin-inline: auto;
    padding: var(--_6) var(--_5);
  }
  main > .note {
    margin-block-end: var(--_5);
  }
  .stage {
    display: grid;
    grid-template-columns: minmax(0, 1fr) 320px;
    gap: var(--_6);
  }
  .narrow {
    max-inline-size: 680px;
    margin-inline: auto;
    display: grid;
    gap: var(--_5);
  }
  .facts {
    display: grid;
    border-block: 1px solid var(--_line);
  }
  .facts li {
    padding-block: var(--_3);
  }
  .facts li + li {
    border-block-start: 1px solid var(--_line);
  }
  .narrow h2 {
    font-size: clamp(22px, 4cqi, 28px);
    line-height: 1.25;
  }
  .question {
    font-size: clamp(22px, 2.9cqi, 31px);
    line-height: 1.3;
    letter-spacing: -0.015em;
    margin-block: var(--_3) var(--_4);
    max-inline-size: 26em;
  }
  .question .ahead {
    color: var(--_text-2);
  }
  .pulse {
    display: inline-flex;
    gap: 3px;
    align-items: end;
    block-size: 14px;
    margin-inline-end: 8px;
    vertical-align: -2px;
  }
  .pulse i {
    inline-size: 3px;
    block-size: 30%;
    border-radius: 2px;
    background: var(--_accent);
    animation: pulse 0.9s ease-in-out infinite alternate;
  }
  .pulse i:nth-child(2) {
    animation-delay: -0.6s;
  }
  .pulse i:nth-child(3) {
    animation-delay: -0.2s;
  }
  .pulse i:nth-child(4) {
    animation-delay: -0.8s;
  }
  @keyframes pulse {
    to {
      block-size: 100%;
    }
  }
  .answer {
    margin-block-start: var(--_6);
    display: grid;
    gap: var(--_4);
  }
  .answer .recording {
    inline-size: 9px;
    block-size: 9px;
    border-radius: 50%;
    background: var(--_critical);
    display: inline-block;
    margin-inline-end: 8px;
  }
  .transcript {
    font-size: 17px;
    line-height: 1.6;
    field-sizing: content;
    min-block-size: 132px;
    max-block-size: 46vh;
    resize: none;
  }
  textarea.transcript:not(:focus) {
    border-color: var(--_line);
  }
  /* Spoken words read as text, and can be written in all the same; the guess goes on where they end. */
  .spoken textarea.transcript {
    min-block-size: 0;
    inline-size: calc(100% + 24px);
    margin-inline: -12px;
    padding: 6px 12px;
    background: none;
  }
  .spoken textarea.transcript:not(:focus, :hover) {
    border-color: transparent;
  }
  .spoken {
    display: grid;
    align-content: start;
    min-block-size: 132px;
  }
  .interim {
    color: var(--_text-2);
    font-size: 17px;
    line-height: 1.6;
    min-block-size: 1.6em;
  }
  .answer.waiting {
    background: none;
    border-style: dashed;
    border-color: var(--_line-strong);
  }
  aside {
    display: grid;
    gap: var(--_4);
    align-content: start;
  }
  .status {
    padding: var(--_4);
    display: grid;
    gap: 10px;
    font-size: 14px;
  }
  .status div,
  .status dt {
    display: flex;
    align-items: center;
    gap: 8px;
  }
  .status dd {
    margin-inline-start: auto;
    color: var(--_text-2);
    font-size: 13px;
    text-align: end;
  }
  .toasts {
    display: grid;
    gap: var(--_2);
  }
  .field {
    display: grid;
    gap: var(--_1);
  }
  .field small {
    color: var(--_critical);
    font-size: 13px;
  }
  dialog {
    color: inherit;
    background: var(--_surface-2);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    padding: var(--_5);
    max-inline-size: min(520px, calc(100vw - 32px));
    max-block-size: calc(100vh - 32px);
    font-size: 15px;
  }
  dialog::backdrop {
    background: rgb(10 12 16 / 0.45);
  }
  dialog > div {
    display: grid;
    gap: var(--_4);
  }
  dialog .bar {
    margin-block-start: var(--_3);
  }
  @container (max-width: 760px) {
    header {
      grid-template: 'title end' auto 'progress progress' auto / minmax(0, 1fr) auto;
      padding: var(--_1) var(--_4) var(--_3);
      min-block-size: 56px;
      align-content: center;
      gap: 0 var(--_2);
    }
    header .end {
      gap: 0;
    }
    /* The picture of the last one ends where the page does. */
    header .end button:last-child {
      margin-inline-end: -12px;
    }
    header .end button {
      padding-inline: 12px;
    }
    /* The picture alone; the word is still read out. */
    header .end button span {
      ${visuallyHidden}
    }
    header .progress li {
      flex: 1;
      inline-size: auto;
    }
    main {
      padding: var(--_4);
    }
    .stage {
      grid-template-columns: minmax(0, 1fr);
      gap: var(--_4);
    }
    aside {
      grid-row: 1;
      gap: var(--_3);
    }
    aside:has(proctor-camera) {
      grid-template-columns: 112px minmax(0, 1fr);
    }
    aside .toasts {
      grid-column: 1 / -1;
    }
    .status {
      padding: var(--_3);
      gap: 4px;
      font-size: 13px;
    }
    .status dd {
      font-size: 12px;
    }
    .answer {
      margin-block-start: var(--_4);
      padding: var(--_4);
    }
    .answer .bar .primary {
      order: -1;
      inline-size: 100%;
    }
  }
  /* What says something by its fill alone says it by a system colour. */
  @media (forced-colors: active) {
    .progress li,
    .answer .recording,
    .pulse i {
      forced-color-adjust: none;
      background: GrayText;
    }
    .progress li.done {
      background: CanvasText;
    }
    .progress li.now,
    .answer .recording,
    .pulse i {
      background: Highlight;
    }
  }
`;
