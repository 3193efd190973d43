import { h } from './dom.js';

/** @typedef {{ title: string, note: string, pick: () => void, kind: 'command' | 'result' | 'more' }} Suggestion */

/**
 * The list over the line in which messages are written: commands, or the results of an inline query. The focus
 * stays in that line; the list is walked with the arrow keys.
 *
 * @param {HTMLElement} list
 * @param {HTMLElement} input
 */
export function createSuggestions(list, input) {
  let active = -1;
  const options = () => [...list.querySelectorAll('[role=option]')];

  /** @param {Suggestion} suggestion */
  const option = ({ title, note, pick, kind }) => {
    const node = h(
      'div',
      { role: 'option', 'aria-selected': 'false', class: kind },
      h('span', { class: 'title' }, title),
      note !== '' && h('span', { class: 'note' }, note),
    );
    node.addEventListener('mousedown', (event) => event.preventDefault());
    node.addEventListener('click', pick);
    return node;
  };

  /** @param {number} next */
  const activate = (next) => {
    const all = options();
    active = all.length === 0 ? -1 : (next + all.length) % all.length;
    all.forEach((one, n) => {
      one.setAttribute('aria-selected', String(n === active));
    });
    const chosen = all[active];
    if (chosen) {
      input.setAttribute('aria-activedescendant', chosen.id);
      chosen.scrollIntoView({ block: 'nearest' });
    }
  };

  return {
    isOpen: () => !list.hidden,
    /** The one that the arrow keys have reached, if any. */
    chosen: () => {
      const found = options()[active];
      return found instanceof HTMLElement ? found : undefined;
    },
    /** @param {1 | -1} by */
    move: (by) => activate(by === 1 ? active + 1 : Math.max(active, 0) - 1),
    /**
     * @param {string} label
     * @param {readonly Suggestion[]} suggestions
     * @param {{ more?: boolean, first?: boolean, none?: string }} [how] `more` adds to what stands there; `first`
     *   chooses the first; `none` is said where there are none
     */
    show(label, suggestions, { more = false, first = false, none } = {}) {
      list.querySelector('.more')?.remove();
      if (!more) list.replaceChildren();
      list.append(...suggestions.map(option));
      options().forEach((one, n) => {
        one.id = `option${n}`;
      });
      if (list.children.length === 0 && none !== undefined) {
        list.append(h('div', { class: 'none', role: 'option', 'aria-disabled': 'true' }, none));
      }
      list.setAttribute('aria-label', label);
      list.hidden = list.children.length === 0;
      if (!more) active = -1;
      if (first) activate(0);
    },
    close() {
      list.hidden = true;
      list.replaceChildren();
      active = -1;
      input.removeAttribute('aria-activedescendant');
    },
  };
}
