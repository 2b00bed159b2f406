/** Version of this package, stamped into each record. A test holds it to package.json. */
export const SOFTWARE = '0.1.0';
