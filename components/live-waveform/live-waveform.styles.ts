import { css } from 'lit';

export const styles = css`
  :host {
    block-size: 44px;
  }
  svg {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    overflow: hidden;
    stroke: var(--_accent);
    stroke-width: 3px;
    stroke-linecap: round;
    fill: none;
  }
  .rest {
    stroke: var(--_line);
  }
  .later {
    stroke: var(--_line-strong);
  }
  /* Time runs with the reading direction. */
  div:dir(rtl) > svg {
    scale: -1 1;
  }
  @media (forced-colors: active) {
    svg {
      stroke: Highlight;
    }
    .rest,
    .later {
      stroke: GrayText;
    }
  }
`;
