"""What pyproject.toml cannot say: Streamlit's settings go into a wheel, beside app.py.

Streamlit looks for ``.streamlit/config.toml`` in the folder of the script that it runs, and a
name with a dot in front is no package that setuptools would find.
"""

from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py

SETTINGS = Path(".streamlit", "config.toml")


class BuildWithSettings(build_py):
    """Copies the modules and their data, and Streamlit's settings with them."""

    def run(self) -> None:
        """Build; an editable installation reads the settings where they are."""
        super().run()
        if not self.editable_mode:
            target = Path(self.build_lib) / SETTINGS
            self.mkpath(str(target.parent))
            self.copy_file(str(SETTINGS), str(target))


setup(cmdclass={"build_py": BuildWithSettings})
