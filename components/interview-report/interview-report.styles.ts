import { css } from 'lit';

/** The frame of the report, and what it shows while there is none. */
export const styles = css`
  :host {
    container-type: inline-size;
  }
  [part='base'] {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: var(--_5);
    max-inline-size: 1080px;
    margin-inline: auto;
    overflow-wrap: anywhere;
  }
  .two {
    display: grid;
    grid-template-columns: minmax(0, 1.25fr) minmax(0, 1fr);
    gap: var(--_4);
    align-items: start;
  }
  .state {
    display: grid;
    gap: var(--_4);
  }
  [part='empty'] {
    place-items: center;
    min-block-size: 200px;
    color: var(--_text-2);
    text-align: center;
  }
  .ghost {
    min-block-size: 180px;
    background: linear-gradient(100deg, var(--_surface-2) 35%, var(--_surface-3) 50%, var(--_surface-2) 65%) 0 0 / 300% 100%;
    animation: ghost 1.8s linear infinite;
  }
  @keyframes ghost {
    from {
      background-position-x: 100%;
    }
    to {
      background-position-x: 0;
    }
  }
  @container (max-width: 760px) {
    .two {
      grid-template-columns: minmax(0, 1fr);
    }
    .card {
      padding: var(--_4);
    }
  }
`;
