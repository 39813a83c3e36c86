/** A small symmetric matrix, row by row. */
export type SymmetricMatrix = readonly (readonly number[])[];

/** A lower triangular matrix, row by row, without the zeros above its diagonal. */
export type Triangle = readonly (readonly number[])[];

/**
 * Cholesky's factor L of a symmetric matrix, L Lᵀ = matrix.
 *
 * @returns null where the matrix is not positive definite
 */
export function choleskyFactor(matrix: SymmetricMatrix): Triangle | null {
  const factor: number[][] = [];
  for (const [row, values] of matrix.entries()) {
    const own: number[] = [];
    for (let column = 0; column <= row; column += 1) {
      const other = factor[column] ?? own;
      let rest = values[column] ?? NaN;
      for (let k = 0; k < column; k += 1) rest -= at(own, k) * at(other, k);
      if (column < row) own.push(rest / at(other, column));
      else if (rest > 0) own.push(Math.sqrt(rest));
      else return null;
    }
    factor.push(own);
  }
  return factor;
}

/** Solves L Lᵀ x = right. */
export function solveFactored(factor: Triangle, right: readonly number[]): number[] {
  const forward: number[] = [];
  for (const [row, own] of factor.entries()) {
    let rest = at(right, row);
    for (let k = 0; k < row; k += 1) rest -= at(own, k) * at(forward, k);
    forward.push(rest / at(own, row));
  }
  const solution = forward;
  for (let row = factor.length - 1; row >= 0; row -= 1) {
    let rest = at(solution, row);
    for (let k = row + 1; k < factor.length; k += 1) rest -= at(factor[k] ?? [], row) * at(solution, k);
    solution[row] = rest / at(factor[row] ?? [], row);
  }
  return solution;
}

/** Inverse of a symmetric positive definite matrix; null where it is not positive definite. */
export function invertSymmetric(matrix: SymmetricMatrix): number[][] | null {
  const factor = choleskyFactor(matrix);
  if (factor === null) return null;
  return matrix.map((_row, index) =>
    solveFactored(
      factor,
      matrix.map((_other, place) => (place === index ? 1 : 0)),
    ),
  );
}

function at(values: readonly number[], index: number): number {
  return values[index] ?? NaN;
}
