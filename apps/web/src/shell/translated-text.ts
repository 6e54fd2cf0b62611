// Translators put elements of their own (<font>) in place of texts. What is written to such a text later, or that it is taken away,
// would show nothing. So the text stays beside its translation, empty, as the place where the page goes on.

interface Translation {
  readonly element: Element;
  readonly words: string; // of the text, before
}

/** From now on whatever changes under `root` shows on translated pages, too. */
export function keepTranslatedText(root: Node): void {
  const translations = new WeakMap<Text, Translation>();
  const texts = new WeakMap<Node, Text>(); // by the element in their place
  const observer = new MutationObserver((records) => {
    for (const record of records) {
      if (record.type === "characterData") dropTranslation(record.target);
      for (const removed of record.removedNodes) {
        if (removed instanceof Text) textRemoved(removed, record);
        else if (!removed.isConnected) translationRemoved(removed);
      }
    }
    observer.takeRecords(); // what was done here
  });

  function textRemoved(text: Text, record: MutationRecord): void {
    const known = translations.get(text);
    if (known !== undefined && text.isConnected) {
      if (known.element.isConnected) text.after(known.element); // moved
      else translationRemoved(known.element);
    } else if (known !== undefined) dropTranslation(text);
    else if (!text.isConnected) keepPlace(text, replacementIn(record));
  }
  function keepPlace(text: Text, element: Element | undefined): void {
    if (element === undefined || !element.isConnected || texts.has(element)) return;
    translations.set(text, { element, words: text.data });
    texts.set(element, text);
    text.data = "";
    element.before(text);
  }
  /** The page has other words there, or none. */
  function dropTranslation(node: Node): void {
    const known = node instanceof Text ? translations.get(node) : undefined;
    if (known === undefined) return;
    forget(node as Text, known); // it is a key of that map
    known.element.remove();
  }
  /** The reader wants to see the original. */
  function translationRemoved(element: Node): void {
    const text = texts.get(element);
    const known = text && translations.get(text);
    if (text === undefined || known === undefined) return;
    forget(text, known);
    if (text.data === "") text.data = known.words;
  }
  function forget(text: Text, { element }: Translation): void {
    translations.delete(text);
    texts.delete(element);
  }

  observer.observe(root, { childList: true, characterData: true, subtree: true });
}

/** What came in the same step, or just before: the page itself never replaces a text by an element, and has no <font>. */
function replacementIn({ addedNodes, previousSibling, nextSibling }: MutationRecord): Element | undefined {
  const beside = [previousSibling, nextSibling].filter((node) => node?.nodeName === "FONT");
  return [...addedNodes, ...beside].find((node) => node instanceof Element);
}
