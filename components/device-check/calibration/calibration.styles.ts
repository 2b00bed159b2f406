import { css } from 'lit';

/** The page is covered by nothing but a dot and three lines. */
export const calibrationStyles = css`
  .calibration {
    position: fixed;
    inset: 0;
    inline-size: 100vw;
    block-size: 100vh;
    block-size: 100dvh;
    max-inline-size: none;
    max-block-size: none;
    margin: 0;
    padding: 0;
    border: none;
    overflow: hidden;
    background: var(--_surface);
    color: var(--_text);
  }
  /* Corners are where they are, whichever way the text runs. */
  .target {
    --_edge: 30px;
    position: absolute;
    left: 50%;
    top: calc(50% - 48px);
    inline-size: 28px;
    block-size: 28px;
    translate: -50% -50%;
    border-radius: 50%;
    background: var(--_accent);
    box-shadow: 0 0 0 10px var(--_accent-soft);
    transition:
      left 0.25s ease-out,
      top 0.25s ease-out;
  }
  /* A small thing to look at in the middle of it. */
  .target::after {
    content: '';
    position: absolute;
    inset: 10px;
    border-radius: 50%;
    background: var(--_surface);
  }
  .target[data-corner$='left'] {
    left: var(--_edge);
  }
  .target[data-corner$='right'] {
    left: calc(100% - var(--_edge));
  }
  .target[data-corner^='top'] {
    top: var(--_edge);
  }
  .target[data-corner^='bottom'] {
    top: calc(100% - var(--_edge));
  }
  .words {
    position: absolute;
    inset-block-start: 50%;
    inset-inline: 0;
    display: grid;
    justify-items: center;
    gap: var(--_2);
    max-inline-size: min(440px, 100vw - 96px);
    margin-inline: auto;
    text-align: center;
  }
  .words p {
    color: var(--_text-2);
  }
  .words button {
    margin-block-start: var(--_2);
  }
  @media (prefers-reduced-motion: reduce) {
    .target {
      transition: none;
    }
  }
  @media (forced-colors: active) {
    .target {
      forced-color-adjust: none;
      background: Highlight;
      box-shadow: none;
    }
    .target::after {
      background: Canvas;
    }
  }
`;
