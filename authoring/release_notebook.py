"""The last stage of nbgrader's generate_assignment: students receive no trace of how the notebook is made."""

from nbconvert.exporters.exporter import ResourcesDict
from nbformat import NotebookNode
from nbgrader.preprocessors import NbGraderPreprocessor

KEPT = ("kernelspec",)


class CleanMetadata(NbGraderPreprocessor):
    """Keep only the kernel's name in the notebook's metadata."""

    def preprocess(self, nb: NotebookNode, resources: ResourcesDict) -> tuple[NotebookNode, ResourcesDict]:
        """Drop the notebook's metadata but the kernel."""
        for name in [name for name in nb.metadata if name not in KEPT]:
            del nb.metadata[name]
        return nb, resources
