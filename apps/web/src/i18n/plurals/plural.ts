// Catalogues say their plurals with these: each language names exactly the categories it has, and the type check holds it to them.

function selector<Category extends Intl.LDMLPluralRule>(language: string) {
  const rules = new Intl.PluralRules(language);
  return (count: number, forms: Readonly<Record<Category, string>>): string => forms[rules.select(count) as Category]; // the language has no other categories than these
}

export const pluralEn = selector<"one" | "other">("en");
export const pluralFr = selector<"one" | "many" | "other">("fr"); // "many" for whole millions: un million de points
export const pluralRu = selector<"one" | "few" | "many" | "other">("ru"); // "other" for fractions
