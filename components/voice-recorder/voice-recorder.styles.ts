import { css } from 'lit';

export const styles = css`
  :host {
    max-inline-size: 640px;
    container-type: inline-size;
    contain-intrinsic-inline-size: 280px;
  }
  [part='base'] {
    display: grid;
    gap: var(--_4);
    padding: clamp(16px, 4.5cqi, 24px);
  }
  .head {
    display: flex;
    align-items: baseline;
    gap: var(--_2);
    font-size: 14px;
  }
  .dot {
    align-self: center;
  }
  .dot[data-state='recording'] {
    background: var(--_critical);
    inline-size: 10px;
    block-size: 10px;
    animation: breathe 2s ease-in-out infinite;
  }
  @keyframes breathe {
    50% {
      opacity: 0.45;
    }
  }
  .time {
    margin-inline-start: auto;
    font-size: 17px;
    font-weight: 600;
    letter-spacing: -0.01em;
    white-space: nowrap;
  }
  .time small {
    font-size: 13px;
    font-weight: 400;
    color: var(--_text-2);
    letter-spacing: 0;
  }
  .time[data-tone='caution'] {
    color: var(--_caution);
  }
  .wave {
    position: relative;
  }
  live-waveform {
    block-size: 64px;
  }
  /* The slider lies over the picture: the picture shows, the slider is held and read out. */
  input[type='range'] {
    position: absolute;
    inset: 0;
    inline-size: 100%;
    block-size: 100%;
    min-block-size: 0;
    margin: 0;
    padding: 0;
    border: none;
    background: none;
    appearance: none;
    cursor: pointer;
    border-radius: 6px;
  }
  input[type='range']::-webkit-slider-runnable-track {
    block-size: 100%;
  }
  input[type='range']::-webkit-slider-thumb {
    appearance: none;
    inline-size: 2px;
    block-size: 100%;
    border-radius: 1px;
    background: var(--_text);
  }
  input[type='range']::-moz-range-thumb {
    inline-size: 2px;
    block-size: 100%;
    border: none;
    border-radius: 1px;
    background: var(--_text);
  }
  .bar .main {
    /* One node for several actions: fading from one to the next would blur what it does now. */
    transition: none;
    margin-inline-start: auto;
  }
  @container (max-width: 400px) {
    .bar .main {
      order: -1;
      inline-size: 100%;
    }
    .bar button:not(.main) {
      flex: 1;
    }
  }
`;
