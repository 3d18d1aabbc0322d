import { useEffect, useState } from 'react';

/** A part of a page that is fetched when it is wanted, and once. */
export interface Part<Module> {
  readonly load: () => Promise<Module>;
  /** The module, if it is here. */
  readonly here: () => Module | null;
}

export function partOf<Module>(fetch: () => Promise<Module>): Part<Module> {
  let module: Module | null = null;
  return {
    load: async () => {
      module ??= await fetch();
      return module;
    },
    here: () => module,
  };
}

export interface Loaded<Module> {
  readonly module: Module | null;
  readonly hasFailed: boolean;
  readonly again: () => void;
}

/** Fetch a part and draw with it once it is here; at once when it was fetched before. */
export function useLoaded<Module>(part: Part<Module>): Loaded<Module> {
  const [module, setModule] = useState(part.here);
  const [hasFailed, setHasFailed] = useState(false);
  useEffect(() => {
    if (module || hasFailed) return;
    let isWanted = true;
    part.load().then(
      (found) => isWanted && setModule(() => found),
      () => isWanted && setHasFailed(true),
    );
    return () => {
      isWanted = false;
    };
  }, [part, module, hasFailed]);
  return { module, hasFailed, again: () => setHasFailed(false) };
}
