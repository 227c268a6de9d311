"""``python -m bizcase.training``: train on the exemplars and write ``content/mapping.bin`` and ``goals.bin``."""

from bizcase.catalogue import CONTENT, load_catalogue
from bizcase.training import corpus, lessons
from bizcase.training.lessons import Author, Lesson
from bizcase.training.pack import pack


def trained(lesson: Lesson, by: Author, precision: float) -> bytes:
    """Weights from all rows, calibrated on rows whose author was left out."""
    calibration = lesson.calibrated(by, precision)
    print(f"{len(lesson.rows)} exemplars, {calibration}")
    return pack(lesson.learnt(), calibration, corpus.digest(), lesson.seen())


def main() -> None:
    """Train both models and write their weights."""
    initiatives, goals = lessons.of_initiatives(), lessons.of_goals(load_catalogue())
    weights = trained(initiatives, lessons.persona, lessons.OF_SURE_INITIATIVES)
    (CONTENT / "mapping.bin").write_bytes(weights)
    (CONTENT / "goals.bin").write_bytes(trained(goals, lessons.goal_fold, lessons.OF_SURE_GOALS))


if __name__ == "__main__":
    main()
