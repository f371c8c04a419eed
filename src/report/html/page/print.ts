/** Calls back when the page is about to be put on paper. */
export function onPrint(prepare: () => void): void {
  addEventListener('beforeprint', prepare);
  matchMedia('print').addEventListener('change', ({ matches }) => {
    if (matches) prepare();
  });
}
