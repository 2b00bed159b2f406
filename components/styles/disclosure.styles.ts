import { css } from 'lit';

/** What unfolds below a quiet line of text. */
export const disclosure = css`
  summary {
    inline-size: fit-content;
    padding-block: 10px;
    font-size: 14px;
    color: var(--_text-2);
    cursor: pointer;
    border-radius: 6px;
  }
  summary:hover {
    color: var(--_text);
  }
`;
