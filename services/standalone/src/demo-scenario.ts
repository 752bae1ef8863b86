/** Ten days in Québec: ordinary changes, a city that stops answering, one that loses half its catalogue, one that recovers. */
export const demoScenario = `
day 1 00:00  rimouski      fail status-503          # never comes back: its feed goes late, then stale
day 1 02:00  montreal      change 12
day 1 04:00  hydro-quebec  change 3
day 1 08:00  repentigny    fail half-page-half-count # a shrunken catalogue: its removals are held
day 1 14:00  sherbrooke    fail login-page
day 2 02:00  laval         change 8
day 2 06:00  sherbrooke    recover
day 2 10:00  montreal      touch 200                # only dates move: no event is published
day 3 00:00  longueuil     grow 5
day 3 06:00  montreal      remove 2                 # within the brake: they leave after the grace
day 4 00:00  shawinigan    fail empty-list
day 4 12:00  isq           change 20
day 5 00:00  shawinigan    recover
day 6 00:00  montreal      change 6
day 8 00:00  hydro-quebec  touch 26
`;
