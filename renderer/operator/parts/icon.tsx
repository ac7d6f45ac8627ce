// The few signs of the panel, drawn here: a show machine may have no font that carries them.
const PATHS = {
  star: 'M12 3.2l2.7 5.6 6.1.8-4.5 4.2 1.1 6.1L12 17l-5.4 2.9 1.1-6.1L3.2 9.6l6.1-.8z',
  dots: 'M12 5.2v.01M12 12v.01M12 18.8v.01',
  tick: 'M4.5 12.5l5 5L19.5 7',
  pin: 'M9 3.5h6M10 3.5v6l-3 4h10l-3-4v-6M12 13.5v7',
  cross: 'M6 6l12 12M18 6L6 18',
  swap: 'M4 8.5h14l-4-4M20 15.5H6l4 4',
  search: 'M10.5 4.5a6 6 0 1 1 0 12 6 6 0 0 1 0-12M15 15l5 5',
} as const;

export function Icon({
  name,
  filled = false,
}: {
  readonly name: keyof typeof PATHS;
  readonly filled?: boolean;
}) {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 24 24" aria-hidden="true" data-filled={filled}>
      <path d={PATHS[name]} />
    </svg>
  );
}
