// Generated from package.json by `npm run generate`; not to be edited.

/** The release of this package. */
export const RELEASE = "0.1.0";
