import { css } from 'lit';
import { visuallyHidden } from '../styles/visually-hidden.styles.js';

export const styles = css`
  :host {
    container-type: inline-size;
  }
  [part='base'] {
    position: relative;
    aspect-ratio: 4 / 3;
    border-radius: var(--_radius);
    overflow: hidden;
    background: light-dark(#3a3f47, #24272c);
    color: #fff;
    display: grid;
    place-items: center;
  }
  video {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    object-fit: cover;
    /* People expect a mirror; what is judged is not mirrored. */
    scale: -1 1;
  }
  .mark {
    position: absolute;
    inset-block-end: 10px;
    inset-inline-start: 10px;
    max-inline-size: calc(100% - 20px);
    background: rgb(0 0 0 / 0.68);
    font-size: 12px;
    border-radius: 99px;
    padding: 3px 10px;
    display: flex;
    gap: 6px;
    align-items: center;
  }
  .mark .dot {
    background: #b9bdc6;
  }
  .mark .dot[data-state='ok'] {
    background: #63c796;
  }
  .mark .dot[data-state='warning'] {
    background: #e6b455;
  }
  /* Beside an interview on a phone: the dot shows, the words are read out. */
  @container (max-width: 200px) {
    .mark {
      padding: 6px;
    }
    .mark .words {
      ${visuallyHidden}
    }
  }
  .empty {
    display: grid;
    gap: var(--_3);
    justify-items: center;
    text-align: center;
    padding: var(--_4);
    font-size: 14px;
  }
  .empty button {
    border-color: rgb(255 255 255 / 0.6);
  }
  .empty button:hover {
    background: rgb(255 255 255 / 0.14);
  }
`;
