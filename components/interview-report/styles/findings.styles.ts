import { css } from 'lit';

/** What stands out, and the buttons that take the report away. */
export const findingsStyles = css`
  .spread {
    display: block;
  }
  .found {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 280px), 1fr));
    gap: 0 var(--_6);
  }
  .found > div > ul {
    display: grid;
    gap: var(--_4);
    font-size: 14px;
  }
  .finding {
    font-weight: 600;
  }
  .found blockquote {
    font-size: 14px;
  }
  .missing {
    margin-block-start: var(--_1);
    padding-inline-start: 18px;
    list-style: circle;
  }
  .missing li::marker {
    color: var(--_text-2);
  }
  button.go {
    display: block;
    inline-size: fit-content;
    min-block-size: 26px;
    padding: 2px 0;
    border: 0;
    border-radius: 4px;
    font-size: 13px;
    color: var(--_accent);
    text-align: start;
  }
  button.go:hover {
    background: none;
    text-decoration: underline;
  }
  .download {
    display: flex;
    position: relative;
  }
  .download > button {
    border-start-end-radius: 0;
    border-end-end-radius: 0;
  }
  .more {
    margin: 0;
  }
  .more summary {
    display: grid;
    place-items: center;
    inline-size: 44px;
    block-size: 44px;
    padding: 0;
    border: 1px solid var(--_line-strong);
    border-inline-start: 0;
    border-radius: 0 999px 999px 0;
    color: inherit;
    list-style: none;
  }
  .more summary:dir(rtl) {
    border-radius: 999px 0 0 999px;
  }
  .more summary::-webkit-details-marker {
    display: none;
  }
  .more summary:hover,
  .more[open] summary {
    background: var(--_surface-3);
  }
  .more ul {
    display: grid;
    position: absolute;
    inset-block-start: calc(100% + var(--_1));
    inset-inline-end: 0;
    z-index: 2;
    min-inline-size: 100%;
    padding: var(--_1);
    box-shadow: 0 6px 24px rgb(0 0 0 / 0.12);
  }
  .more ul button {
    display: flex;
    inline-size: 100%;
    justify-content: start;
    border-radius: 9px;
    color: inherit;
    white-space: nowrap;
  }
  .unmade {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 var(--_4);
  }
  .unmade p {
    flex: 1 1 260px;
  }
  .unmade .small {
    margin: var(--_1) 0;
  }
  @media (forced-colors: active) {
    .more summary {
      border-color: ButtonText;
    }
  }
`;
