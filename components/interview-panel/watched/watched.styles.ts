import { css } from 'lit';

/** The dialog "What is watched". */
export const watchedStyles = css`
  .watched section {
    display: grid;
    gap: var(--_2);
  }
  .watched h3 {
    font-size: 15px;
  }
  .plain {
    padding: 0;
    gap: 0;
  }
  .plain div {
    flex-wrap: wrap;
    gap: 0 8px;
    padding-block: 6px;
    border-block-start: 1px solid var(--_line);
  }
  .pictures {
    display: grid;
    grid-template-columns: repeat(auto-fill, minmax(136px, 1fr));
    gap: var(--_4) var(--_3);
  }
  .pictures figure {
    display: grid;
    gap: var(--_1);
    font-size: 13px;
  }
  .pictures img,
  .pictures .lost {
    inline-size: 100%;
    block-size: auto;
    aspect-ratio: 4 / 3;
    object-fit: cover;
    border-radius: 8px;
    background: var(--_surface-3);
  }
  .pictures .lost {
    display: grid;
    place-content: center;
    padding: var(--_2);
    text-align: center;
  }
  .pictures figcaption {
    color: var(--_text-2);
  }
  button.small {
    min-block-size: 44px;
    padding: 4px 12px;
    font-size: 13px;
  }
  button.small.quiet {
    justify-self: start;
    margin-inline-start: -12px;
  }
  .left {
    display: grid;
    border-block: 1px solid var(--_line);
  }
  .left li {
    display: grid;
    gap: 2px;
    padding-block: var(--_3);
  }
  .left li + li {
    border-block-start: 1px solid var(--_line);
  }
  .left strong {
    font-weight: 600;
    overflow-wrap: anywhere;
  }
`;
