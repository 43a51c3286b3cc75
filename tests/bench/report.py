"""The figures as a Markdown table."""

from tests.bench.run import Result


def table(results: list[Result], vendor: str, seconds: float) -> str:
    """One line for each case, two columns for each size; the last column says how a case slows down with growth."""
    first, last = results[0], results[-1]
    lines = [
        f"Database: {vendor}. Speed as a multiple of a bare view on the same server: 1 is as fast, 0.1 ten times slower.",
        "",
        "| Case | " + " | ".join(f"{one.size:,}: queries | speed" for one in results) + " | slower by |",
        "|---" * (2 + 2 * len(results)) + "|",
    ]
    for name in first.figures:
        cells = [f"{one.figures[name].queries} | {one.figures[name].ratio:.3f}" for one in results]
        growth = first.figures[name].ratio / last.figures[name].ratio
        lines.append(f"| {name} | {' | '.join(cells)} | {growth:.1f} × |")
    lines += [
        "",
        "| Publishing a meeting | " + " | ".join(f"{one.size:,}" for one in results) + " |",
        "|---" * (1 + len(results)) + "|",
        "| time with projection, × stock | " + " | ".join(f"{one.publishing.ratio:.2f}" for one in results) + " |",
        "| queries, stock → with projection | "
        + " | ".join(f"{one.publishing.stock_queries} → {one.publishing.queries}" for one in results)
        + " |",
        "",
        "Projecting everything anew, ms for each meeting: "
        + ", ".join(f"{one.projecting:.1f} at {one.size:,}" for one in results)
        + f". The run took {seconds:.0f} s.",
    ]
    return "\n".join(lines)
