/** A text as far as it may be shown; what is left out is counted. Never cuts a character in half. */
export function cutText(text: string, mostCharacters: number): string {
  if (text.length <= mostCharacters) return text;
  const end = isHighSurrogate(text.charCodeAt(mostCharacters - 1)) ? mostCharacters - 1 : mostCharacters;
  return `${text.slice(0, end)}… (${text.length} characters)`;
}

function isHighSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}
