import type { ComponentChildren } from "preact";
import "./table.css";

interface TableProps {
  readonly caption: string; // read out, not shown
  readonly columns: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ComponentChildren[] }[];
}

/** Rows under headed columns; a row's first cell is its heading. */
export function Table({ caption, columns, rows }: TableProps) {
  return (
    <table class="table">
      <caption class="hidden">{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [heading, ...cells] }) => (
          <tr key={key}>
            <th scope="row">{heading}</th>
            {cells.map((cell, column) => (
              <td key={column}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A list whose bullets are balls. */
export function List({ children }: { readonly children: readonly ComponentChildren[] }) {
  return (
    <ul class="list">
      {children.map((item, place) => (
        <li key={place}>{item}</li>
      ))}
    </ul>
  );
}
