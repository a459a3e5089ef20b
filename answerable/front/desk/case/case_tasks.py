"""The tasks of a case: a page to add one, a page to change one, buttons to end one."""

from __future__ import annotations

from functools import partial
from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language, gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from answerable.agency.duty import today
from answerable.cases.access import case_worked
from answerable.cases.case_tasks import tasks_of
from answerable.cases.checklists import doables_of
from answerable.cases.models import Case, CaseTask
from answerable.casework import case_tasks as story
from answerable.front.desk.case.stepping import try_step
from answerable.front.desk.doors import DeskRequest, own_path, show, staff_required
from answerable.front.desk.forms.case_tasks import ChecklistForm, TaskForm
from answerable.front.desk.forms.step import StepForm
from answerable.lib.errors import NotFound, Refused

Ending = CaseTask.Ending


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def case_tasks(request: DeskRequest, reference: str) -> HttpResponse:
    """Show what is to be done about a case, and add something."""
    found = case_worked(request.user, reference)
    if request.method != "POST":
        return _show(request, TaskForm(found, request.user))
    form = TaskForm(found, request.user, request.POST)
    return try_step(form, partial(_add, request), partial(_show, request))


@require_POST
@staff_required
def case_checklist(request: DeskRequest, reference: str) -> HttpResponse:
    """Add the tasks of a checklist to a case."""
    found = case_worked(request.user, reference)
    form = ChecklistForm(found, request.user, request.POST)
    return try_step(form, partial(_add_list, request), partial(_show, request))


@require_http_methods(["GET", "HEAD", "POST"])
@staff_required
def case_task(request: DeskRequest, reference: str, number: int) -> HttpResponse:
    """Show one task, and change it."""
    found = case_worked(request.user, reference)
    task = _task_of(found, number)
    again = partial(_show_one, request, task)
    if request.method != "POST":
        return again(TaskForm(found, request.user, task=task))
    form = TaskForm(found, request.user, request.POST, task)
    return try_step(form, partial(_change, request, task), again)


@require_POST
@staff_required
def case_task_end(request: DeskRequest, reference: str, number: int) -> HttpResponse:
    """End a task: it is done, or not needed any more."""
    task = _task_of(case_worked(request.user, reference), number)
    is_dropped = request.POST.get("ending") == Ending.DROPPED
    ending = Ending.DROPPED if is_dropped else Ending.DONE
    story.end_task(task, ending=ending, by=request.user)
    told = _("It is not needed any more.") if is_dropped else _("Done: it is ticked.")
    messages.success(request, told)
    return redirect(own_path(request.POST.get("back", "")))


@require_POST
@staff_required
def case_task_open(request: DeskRequest, reference: str, number: int) -> HttpResponse:
    """Open a task again that had ended."""
    found = case_worked(request.user, reference)
    try:
        story.open_task(_task_of(found, number), by=request.user)
        messages.success(request, _("The task is open again."))
    except Refused as refused:
        messages.error(request, refused.hint)
    return redirect("desk:case-tasks", reference)


def _task_of(case: Case, number: int) -> CaseTask:
    task = case.tasks.select_related("owner").filter(pk=number).first()
    if task is None:
        raise NotFound(str(number))
    return task


def _add(request: DeskRequest, form: TaskForm) -> HttpResponse:
    seen = form.cleaned_data["seen"]
    story.add_tasks(form.case, form.doable(), by=form.staff, seen=seen)
    messages.success(request, _("The task is added."))
    return redirect("desk:case-tasks", form.case.reference)


def _add_list(request: DeskRequest, form: ChecklistForm) -> HttpResponse:
    given = form.cleaned_data
    language = get_language() or ""
    doables = doables_of(given["checklist"], language=language, day=today())
    story.add_tasks(form.case, *doables, by=form.staff, seen=given["seen"])
    messages.success(request, _("The tasks of the checklist are added."))
    return redirect("desk:case-tasks", form.case.reference)


def _change(request: DeskRequest, task: CaseTask, form: TaskForm) -> HttpResponse:
    seen = form.cleaned_data["seen"]
    story.change_task(task, form.doable(), by=form.staff, seen=seen)
    messages.success(request, _("Saved."))
    return redirect("desk:case-tasks", form.case.reference)


def _show(
    request: DeskRequest, form: StepForm, status: HTTPStatus = HTTPStatus.OK
) -> HttpResponse:
    case, staff = form.case, form.staff
    forms = {kind.name: kind(case, staff) for kind in (TaskForm, ChecklistForm)}
    page = {
        "case": case,
        "form": form,
        "forms": forms | {form.name: form},
        "tasks": tasks_of(case),
    }
    return show(request, "desk/cases/tasks.html", page, status)


def _show_one(
    request: DeskRequest,
    task: CaseTask,
    form: TaskForm,
    status: HTTPStatus = HTTPStatus.OK,
) -> HttpResponse:
    page = {"case": form.case, "form": form, "task": task}
    return show(request, "desk/cases/task.html", page, status)
