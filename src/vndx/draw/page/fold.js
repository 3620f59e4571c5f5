// The key that words are compared by: the same as that of vndx.text.keys.search_key (tested).

export function fold(text) {
  const apart = String(text)
    .replace(/[\u00AD\u180E\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/gu, "")
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD");
  return apart
    .replace(/\p{M}/gu, "")
    .replace(/[đðɖ]/gu, "d")
    .replace(/ß/gu, "ss")
    .replace(/ς/gu, "σ")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
