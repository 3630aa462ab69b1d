/** Parts of the site that a header may lead to. A part that is off leaves no control behind. */
export type Features = { search: boolean; accounts: boolean }

export const FEATURES: Features = { search: true, accounts: true }
