import { useCallback, useState } from 'react';

/**
 * The page of a list, from 1; the first one again whenever something else is listed.
 *
 * @param listed what is listed, such as the address that is asked
 */
export function usePageNumber(listed: string): readonly [page: number, turn: (page: number) => void] {
  const [turned, setTurned] = useState({ listed, page: 1 });
  const turn = useCallback(
    (page: number) => {
      setTurned({ listed, page });
    },
    [listed],
  );
  return [turned.listed === listed ? turned.page : 1, turn];
}
