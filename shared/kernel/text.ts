/** A piece of content in both languages of the mall; the page picks one, so that switching asks no server. */
export type LocalText = { readonly zh: string; readonly en: string };

export type Language = keyof LocalText;
