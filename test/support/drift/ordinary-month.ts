import type { SimulatedCatalogue } from '@moisson/simulator';

/** What a source does in a month of a year of its life. */
export const ordinaryMonth = (catalogue: SimulatedCatalogue, month: number, random: () => number): string => {
  const draw = (most: number): number => Math.floor(random() * (most + 1));
  const some = (count: number): number[] => {
    const live = [...catalogue.live];
    return Array.from({ length: Math.min(count, live.length) }, () =>
      live.splice(Math.floor(random() * live.length), 1),
    ).flat();
  };
  const { length: size } = catalogue.live;
  for (const index of some(draw(1 + size * 0.08))) catalogue.change(index);
  for (const index of some(draw(1 + size * 0.2))) catalogue.touch(index);
  switch (month % 12) {
    case 2:
      // A season: a quarter more, and half of the rest edited.
      catalogue.grow(Math.ceil(size * 0.25));
      for (const index of some(size / 2)) catalogue.change(index);
      return 'burst';
    case 5:
      catalogue.era += 1;
      return 'ids';
    case 8:
      for (const index of catalogue.live) catalogue.change(index);
      return 'all edited';
    case 9:
      for (const index of some(Math.floor(size * 0.15))) catalogue.remove(index);
      return 'cleaned';
    default:
      catalogue.grow(draw(1 + size * 0.05));
      for (const index of some(draw(2))) catalogue.retitle(index);
      for (const index of some(draw(Math.min(3, size * 0.03)))) catalogue.remove(index);
      return 'usual';
  }
};
