"""``netwerkatlas prompts``: write what a language model would be asked, for others to run."""

from pathlib import Path

import click

from cli.options import names, questions
from cli.output.terminal import one_line
from graph.errors import LoadError
from graph.settings import WHOLE_REPORT, model_settings
from loaders.ingest.discovery import report_files
from loaders.ingest.report_readers import requests_for
from loaders.language_model.answers.batch import request_lines
from loaders.readers import READERS, read_document


@click.command(epilog="Example:  netwerkatlas prompts reports/ -o batch.jsonl --model llama3.1:8b")
@click.argument(
    "paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    required=True,
    type=click.Path(path_type=Path),
    help="Where the requests are written, a line for each.",
)
@click.option(
    "--model", metavar="NAME", help="The model that will answer. Else NETWERKATLAS_MODEL."
)
@questions
@names
def command(
    paths: tuple[Path, ...], output: Path, model: str | None, questions: str | None
) -> None:
    """Write what a language model would be asked about the reports at each PATH, and call nobody.

    The file has the batch format that OpenAI and vLLM share. Have it answered where your reports
    may go, and read with the answers: netwerkatlas load PATH... --answers answers.jsonl
    """
    settings = model_settings()
    model = model or (settings.name if settings else "model")
    questions = questions or (settings.questions if settings else WHOLE_REPORT)
    count, failures = 0, []
    try:
        with output.open("w", encoding="utf-8") as file:
            for path in (
                file for given in paths for file in report_files(given, frozenset(READERS))
            ):
                try:
                    requests = list(requests_for(read_document(path), questions))
                except LoadError as error:
                    failures.append(str(error))
                    continue
                file.writelines(f"{line}\n" for line in request_lines(requests, model))
                count += len(requests)
    except OSError as error:
        raise LoadError(
            f"{output}: the requests cannot be written ({error.strerror}); name another file."
        ) from error
    click.echo(f"{count} requests written to {one_line(str(output))}.")
    for failure in failures:
        click.echo(f"Error: {one_line(failure)}", err=True)
    if failures:
        raise click.exceptions.Exit(1)
