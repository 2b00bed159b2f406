import { css } from 'lit';

export const styles = css`
  :host {
    block-size: 44px;
  }
  svg {
    display: block;
    inline-size: 100%;
    block-size: 100%;
    fill: var(--_accent);
    overflow: hidden;
  }
  .rest {
    fill: var(--_line-strong);
  }
  @media (forced-colors: active) {
    svg {
      fill: CanvasText;
    }
  }
`;
