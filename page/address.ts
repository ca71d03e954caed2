import { useEffect, useState } from 'preact/hooks';

/** What is shown, as the address of the page has it behind its `#`: it can be copied and opened again. */
export type Address = Readonly<Record<string, string>>;

const read = (): Address => Object.fromEntries(new URLSearchParams(location.hash.slice(1)));

/** The address, and what changes parts of it; what is set to nothing is left out. */
export function useAddress(): readonly [Address, (changes: Readonly<Record<string, string | undefined>>) => void] {
  const [address, setAddress] = useState(read);
  useEffect(() => {
    const heard = () => setAddress(read());
    addEventListener('hashchange', heard);
    return () => removeEventListener('hashchange', heard);
  }, []);
  const change = (changes: Readonly<Record<string, string | undefined>>) => {
    const next = new URLSearchParams(location.hash.slice(1));
    for (const [key, value] of Object.entries(changes))
      if (value === undefined || value === '') next.delete(key);
      else next.set(key, value);
    // A step in a run is not a page of its own for the way back.
    history.replaceState(null, '', `#${next}`);
    // That tells nobody, and others may have read it, too.
    dispatchEvent(new Event('hashchange'));
  };
  return [address, change];
}
